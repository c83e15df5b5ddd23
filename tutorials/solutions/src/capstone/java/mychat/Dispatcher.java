package mychat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Lesson 5: the server's side. Finds who handles a message, and answers each Request exactly once. The capstone adds bodies
/// that are compressed or cannot be read.
public final class Dispatcher {

    /// What is to be done with the messages of a route.
    @FunctionalInterface
    public interface Handler {

        /// @return the body of the answer; looked at only if a Request asked
        byte[] handle(Session session, byte[] body);
    }

    private final Map<String, Handler> handlers = new HashMap<>();

    public Dispatcher on(String route, Handler handler) {
        handlers.put(route, handler);
        return this;
    }

    /// Handles a message of a client.
    ///
    /// @param answer takes the Response, if there is to be one
    public void handle(Session session, Message message, Consumer<Message.Response> answer) {
        handle(session, message, false, answer);
    }

    /// The same, of a message whose body may be compressed.
    ///
    /// @throws ProtocolException (1009) if it is, and becomes too long
    public void handle(Session session, Message message, boolean zlib, Consumer<Message.Response> answer) {
        switch (message) {
            case Message.Request request -> answer.accept(answer(session, request, zlib));
            case Message.Notify notify -> listen(session, notify, zlib);
            case Message.Response response -> {} // clients do not answer
            case Message.Push push -> {}
        }
    }

    private Message.Response answer(Session session, Message.Request request, boolean zlib) {
        Handler handler = handlers.get(request.route());
        if (handler == null) {
            return error(request.id(), 404, "no route " + request.route());
        }
        try {
            byte[] body = zlib ? Zlib.inflate(request.body()) : request.body();
            return new Message.Response(request.id(), false, handler.handle(session, body));
        } catch (ProtocolException broken) {
            throw broken; // the connection ends
        } catch (UnreadableBody unreadable) {
            return error(request.id(), 400, unreadable.getMessage());
        } catch (RuntimeException failure) {
            return error(request.id(), 500, "the handler failed");
        }
    }

    private void listen(Session session, Message.Notify notify, boolean zlib) {
        Handler handler = handlers.get(notify.route());
        if (handler == null) {
            return;
        }
        try {
            handler.handle(session, zlib ? Zlib.inflate(notify.body()) : notify.body());
        } catch (ProtocolException broken) {
            throw broken;
        } catch (RuntimeException failure) {
            // nobody asked, so nobody is told; the next message is to be handled all the same
        }
    }

    /// A Response that says what went wrong: `{"code":404,"message":"..."}`.
    private static Message.Response error(long id, int code, String message) {
        JsonObject body = new JsonObject();
        body.addProperty("code", code);
        body.addProperty("message", message);
        return new Message.Response(id, true, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
