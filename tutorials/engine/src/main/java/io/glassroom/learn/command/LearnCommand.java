package io.glassroom.learn.command;

import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Texts;
import io.glassroom.learn.progress.Progress;
import io.glassroom.learn.workspace.Workspace;
import io.glassroom.server.node.CannotStart;
import io.glassroom.server.node.Subcommand;
import io.glassroom.server.node.TerminalScreen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `glassroom learn`: shows the step that comes next, waits for files to be saved, and checks them.
@Command(
        name = "learn",
        description = "Write the server yourself, lesson by lesson: save a file, and see whether its bytes are right.",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            CheckCommand.class,
            HintCommand.class,
            ResetCommand.class,
            SolutionCommand.class,
            ServeCommand.class
        },
        footer = {
            "",
            "Without a command it shows the next step and checks your files whenever you save one.",
            "Exit code 0 if all is well, 1 if a check fails, 2 if something cannot be done."
        },
        sortOptions = false)
public final class LearnCommand implements Subcommand {

    private enum Language {
        EN(Locale.ENGLISH),
        ZH(Locale.CHINESE);

        private final Locale locale;

        Language(Locale locale) {
            this.locale = locale;
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--language", paramLabel = "en|zh", scope = ScopeType.INHERIT,
            description = "Of the lessons; the system's, if absent.")
    private @Nullable Language language;

    @Option(names = "--workspace", paramLabel = "DIR", scope = ScopeType.INHERIT,
            description = "Your folder (default: tutorials/workspace).")
    private @Nullable Path folder;

    @Option(names = "--timing", scope = ScopeType.INHERIT, description = "Say how long each verdict took.")
    private boolean timing;

    @Override
    public Integer call() throws IOException, InterruptedException {
        new WatchLoop(desk(), timing).run(System.in);
        return 0;
    }

    boolean isTimed() {
        return timing;
    }

    /// @throws CannotStart if nobody says where the learner's folder is
    Desk desk() {
        Texts texts = Texts.in(language == null ? Locale.getDefault() : language.locale);
        Path chosen = Optional.ofNullable(folder)
                .or(Workspace::usualFolder)
                .orElseThrow(() -> new CannotStart(texts.get("none.workspace")));
        Course course = Course.load();
        var workspace = new Workspace(chosen, course);
        var screen = TerminalScreen.detect(TerminalScreen.Colours.AUTO, Optional.empty());
        var paper = new Paper(spec.commandLine().getOut(), screen);
        return new Desk(course, workspace, new Progress(workspace.progress()), texts, paper);
    }
}
