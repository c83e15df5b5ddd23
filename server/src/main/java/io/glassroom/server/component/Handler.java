package io.glassroom.server.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method that handles a route. It takes the [io.glassroom.server.session.Session] and the body, as a type that
/// the serializer reads, as `byte[]` or as [io.glassroom.protocol.packet.Bytes]:
///
/// ```java
/// @Handler
/// Joined join(Session session, Join wish) { … }      // route Room.Join in a component Room
/// ```
///
/// What it returns answers a Request; a `void` method answers by `session.respond`, then or later. It may block.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Handler {

    /// The second part of the route; by default the method's name with a capital first letter.
    String value() default "";

    /// Promises that the method never blocks and returns within microseconds. The server may then run it on the thread
    /// that read the message, which spares two changes of thread. A method that breaks the promise stops every
    /// connection of its event loop.
    boolean nonBlocking() default false;
}
