package io.glassroom.client.learn;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Work in the learner's folder, which may take a while and may fail. What it needs to tell is posted to the FX thread.
final class Errands {

    private final Executor threads;
    private final Consumer<Runnable> post;
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");

    /// One of them.
    @FunctionalInterface
    interface Errand {
        void run() throws IOException, InterruptedException;
    }

    /// @param threads on which it is done
    /// @param post brings what was found to the FX thread
    Errands(Executor threads, Consumer<Runnable> post) {
        this.threads = threads;
        this.post = post;
    }

    /// What kept the last one from being done; empty if nothing did.
    ReadOnlyStringProperty trouble() {
        return trouble.getReadOnlyProperty();
    }

    /// Forgets what went wrong before.
    void forget() {
        trouble.set("");
    }

    /// Does it at once, on this thread.
    void run(Errand errand) {
        try {
            errand.run();
        } catch (IOException | IllegalStateException e) { // the latter: the window was closed meanwhile
            tell(() -> trouble.set(e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Does it on a thread of its own.
    ///
    /// @param after runs on the FX thread, whether it was done or not
    void send(Errand errand, Runnable after) {
        forget();
        threads.execute(() -> {
            run(errand);
            tell(after);
        });
    }

    /// Runs this on the FX thread. For any thread.
    void tell(Runnable news) {
        post.accept(news);
    }
}
