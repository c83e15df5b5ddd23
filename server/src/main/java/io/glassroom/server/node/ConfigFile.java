package io.glassroom.server.node;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The options of a sub-command from a file: a Java properties file in UTF-8 whose keys are the options' long names
/// without the dashes, `heartbeat = 30s`. What the command line says wins over the file, the file over the built-in
/// value. A key that is no option is refused, so that a misspelt one is not silently without effect.
///
/// A sub-command gets this by having an option `--config FILE`.
final class ConfigFile implements IDefaultValueProvider {
    private static final String OPTION = "--config";

    private final Path path;
    private final Map<String, String> values;

    private ConfigFile(Path path, Map<String, String> values) {
        this.path = path;
        this.values = values;
    }

    /// The file that `--config` names among these words, if the sub-command has such an option.
    ///
    /// @throws ParameterException if the file cannot be read or has a key that is no option
    static Optional<ConfigFile> named(CommandLine subcommand, String... words) {
        if (subcommand.getCommandSpec().findOption(OPTION) == null) {
            return Optional.empty();
        }
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith(OPTION + "=")) {
                return Optional.of(read(subcommand, Path.of(words[i].substring(OPTION.length() + 1))));
            }
            if (words[i].equals(OPTION) && i + 1 < words.length) {
                return Optional.of(read(subcommand, Path.of(words[i + 1])));
            }
        }
        return Optional.empty();
    }

    private static ConfigFile read(CommandLine subcommand, Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (NoSuchFileException missing) {
            throw new ParameterException(subcommand, "there is no file " + path, missing);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ParameterException(
                    subcommand, "cannot read " + path + ": " + unreadable.getMessage(), unreadable);
        }
        Map<String, String> values = new TreeMap<>();
        properties.forEach((key, value) -> values.put((String) key, ((String) value).strip()));
        TreeSet<String> known = keys(subcommand.getCommandSpec());
        values.keySet().stream().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw new ParameterException(
                    subcommand, "%s has no meaning in %s; known are %s".formatted(key, path, String.join(", ", known)));
        });
        return new ConfigFile(path, values);
    }

    private static TreeSet<String> keys(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp() && !option.inherited())
                .flatMap(ConfigFile::keys)
                .filter(key -> !OPTION.endsWith(key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> keys(OptionSpec option) {
        return Stream.of(option.names()).filter(name -> name.startsWith("--")).map(name -> name.substring(2));
    }

    Path path() {
        return path;
    }

    /// Whether this value of the option comes from the file.
    boolean gave(@Nullable ArgSpec option, @Nullable String value) {
        return option != null && value != null && value.equals(defaultValue(option));
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? keys(option).map(values::get).filter(value -> value != null).findFirst().orElse(null)
                : null;
    }
}
