package io.glassroom.learn.check;

import io.glassroom.kit.Clock;
import io.glassroom.kit.Connection;
import io.glassroom.kit.ConnectionHandler;
import io.glassroom.kit.RealClock;
import io.glassroom.kit.WebSocketServer;
import io.glassroom.learn.compile.Problem;
import io.glassroom.learn.compile.SourceCompiler;
import io.glassroom.server.node.CannotStart;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// The server that the learner wrote, in this process. It runs until the process ends.
public final class LearnersServer {

    private static final String CLASS = "mychat.ChatServer";
    private static final int HEARTBEAT = 30; // seconds

    private LearnersServer() {}

    /// @param problems why it does not compile; nothing was started then
    /// @param uri where it listens
    public record Started(List<Problem> problems, URI uri) {}

    /// @param files to compile
    /// @param classes gets folders of classes
    /// @param port 0 for any
    /// @throws CannotStart if the port is taken, or the class is not as it should be
    public static Started start(List<Path> files, Path classes, int port) throws IOException {
        Path folder = new RunFolder(classes).fresh();
        List<Problem> problems = new SourceCompiler().compile(files, folder);
        if (!problems.isEmpty()) {
            return new Started(problems, URI.create(""));
        }
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, LearnersServer.class.getClassLoader());
        Function<Connection, ConnectionHandler> opened = open(loader, new RealClock());
        try {
            return new Started(List.of(), WebSocketServer.start(port, opened).uri());
        } catch (IOException e) {
            throw new CannotStart("port " + port + ": " + e.getMessage(), e);
        }
    }

    private static Function<Connection, ConnectionHandler> open(ClassLoader loader, Clock clock) {
        try {
            Class<?> type = loader.loadClass(CLASS);
            Object server = type.getConstructor(Clock.class, int.class).newInstance(clock, HEARTBEAT);
            Method opened = type.getMethod("opened", Connection.class);
            return connection -> call(opened, server, connection);
        } catch (ReflectiveOperationException e) {
            throw new CannotStart(CLASS + " cannot be started: " + e, e);
        }
    }

    private static ConnectionHandler call(Method opened, Object server, Connection connection) {
        try {
            return (ConnectionHandler) opened.invoke(server, connection);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("ChatServer.opened failed: " + e.getCause(), e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
