package io.glassroom.server.component;

import io.glassroom.protocol.message.Route;
import io.glassroom.server.session.Session;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One route of one component, ready to be called.
///
/// @param route `Room.Join`
/// @param bodyType what the method wants to have the body read as
/// @param answers whether what it returns is the answer to a Request
/// @param nonBlocking see [Handler#nonBlocking]
/// @param scheduler whose turn it takes; empty if it may run at any time
/// @param target `(Session, Object) -> Object`, bound to the component
public record HandlerMethod(
        String route, Type bodyType, boolean answers, boolean nonBlocking, Optional<String> scheduler, MethodHandle target) {

    /// @throws IllegalArgumentException if the route is longer than 255 bytes
    public HandlerMethod {
        Route.of(route);
    }

    /// Calls the method.
    ///
    /// @return what it returned; null if it returns nothing
    /// @throws Throwable whatever the method throws
    public @Nullable Object invoke(Session session, Object body) throws Throwable {
        return target.invokeExact(session, body);
    }
}
