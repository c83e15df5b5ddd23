package io.glassroom.server.node;

import io.glassroom.protocol.client.OperatorToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words that nobody else is to know. They come from a file or from the environment and never from the command line,
/// which every user of the machine can read.
public final class Secret {

    /// The variable that may hold the operator's token.
    public static final String OPERATOR_TOKEN = "GLASSROOM_OPERATOR_TOKEN";

    private static final int LEAST = 8; // characters

    private Secret() {}

    /// The first line of the file, or else the value of the variable; empty if there is neither.
    ///
    /// @param option that names the file
    static Optional<String> of(String option, @Nullable Path file, String variable) {
        if (file == null) {
            return Optional.ofNullable(System.getenv(variable)).map(value -> longEnough(variable, value.strip()));
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            return Optional.of(longEnough(option + " " + file, line == null ? "" : line.strip()));
        } catch (NoSuchFileException missing) {
            throw new CannotStart(option + ": there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new CannotStart(option + ": cannot read " + file, unreadable);
        }
    }

    /// What a watcher shows to nodes that want it: from the file, or else from the variable [#OPERATOR_TOKEN].
    ///
    /// @param option that names the file
    public static Optional<OperatorToken> operatorToken(String option, @Nullable Path file) {
        try {
            return of(option, file, OPERATOR_TOKEN).map(OperatorToken::new);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }

    private static String longEnough(String source, String secret) {
        if (secret.length() < LEAST) {
            throw new CannotStart(source + " gives " + secret.length() + " characters, at least " + LEAST);
        }
        return secret;
    }
}
