package io.glassroom.learn.command;

import io.glassroom.learn.check.LearnersServer;
import io.glassroom.learn.course.Lesson;
import io.glassroom.server.node.CannotStart;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "serve", mixinStandardHelpOptions = true,
        description = "Start the ChatServer that you wrote, for browsers and for Glassroom.")
final class ServeCommand implements Callable<Integer> {

    private static final String SERVER = "ChatServer.java";

    @ParentCommand
    private LearnCommand learn = new LearnCommand();

    @Parameters(arity = "0..1", paramLabel = "PORT", defaultValue = "3260", description = "0 for any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Desk desk = learn.desk();
        // The capstone's, once its files are there: what it changes needs them.
        Lesson last = desk.course().lessons().stream()
                .filter(lesson -> lesson.files().contains(SERVER))
                .reduce((eighth, capstone) -> desk.workspace().hasBegun(capstone) ? capstone : eighth)
                .orElseThrow(() -> new CannotStart(desk.texts().get("none.server")));
        desk.workspace().begin(last);
        var started = LearnersServer.start(desk.workspace().filesUpTo(last), desk.workspace().classes(), port);
        if (!started.problems().isEmpty()) {
            desk.reports().printProblems(started.problems());
            desk.paper().flush();
            return 1;
        }
        String page = "http://127.0.0.1:" + started.uri().getPort() + "/chat.html";
        desk.paper().line(desk.texts().get("serve.listening", started.uri(), page));
        desk.paper().line(desk.texts().get("serve.end"));
        desk.paper().flush();
        new CountDownLatch(1).await(); // until a signal ends the process
        return 0;
    }
}
