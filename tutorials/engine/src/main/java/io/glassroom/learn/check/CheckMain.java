package io.glassroom.learn.check;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ref.Reference;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The process in which the learner's code runs. It connects to the engine, makes JUnit ready, says so, and waits for an
/// [Order]; so it has started before anybody saves a file. It serves one order and ends.
///
/// Whatever the learner's code does, the engine can still ask where it is; and when the engine is gone, so is this process.
final class CheckMain {

    private final Writer out;
    private volatile boolean over;

    private CheckMain(Writer out) {
        this.out = out;
    }

    /// @param arguments the engine's port, and the word by which it knows us
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        socket.setTcpNoDelay(true);
        var out = new BufferedWriter(new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
        out.write(arguments[1] + "\n");
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        new CheckMain(out).serve(in);
        Runtime.getRuntime().halt(0); // whatever threads the learner's code has left behind
    }

    private void serve(BufferedReader in) throws InterruptedException {
        Thread checks = Thread.currentThread();
        BlockingQueue<Order> orders = new ArrayBlockingQueue<>(1);
        Thread.ofPlatform().daemon().name("engine").start(() -> listen(in, orders, checks));
        Runtime.getRuntime().addShutdownHook(new Thread(this::exiting, "exit"));
        Logger junit = Logger.getLogger("org.junit");
        junit.setLevel(Level.OFF); // what is printed is the learner's
        var run = new CheckRun(this::tell);
        run.warmUp();
        tell(new Signal.Ready());
        run.run(orders.take());
        over = true;
        Reference.reachabilityFence(junit);
        tell(new Signal.Done());
    }

    private void listen(BufferedReader in, BlockingQueue<Order> orders, Thread checks) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(Order.WHERE)) {
                    tell(Whereabouts.of(checks));
                } else {
                    orders.add(Order.decode(line));
                }
            }
        } catch (IOException gone) {
            // as at the end of the stream
        }
        Runtime.getRuntime().halt(1);
    }

    /// Runs when the virtual machine shuts down, which only the learner's code asks for.
    private void exiting() {
        if (!over) {
            tell(new Signal.Exiting(Whereabouts.ofExit()));
        }
    }

    private synchronized void tell(Signal signal) {
        try {
            out.write(signal.encode());
            out.write('\n');
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
