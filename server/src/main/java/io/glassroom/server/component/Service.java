package io.glassroom.server.component;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says how a component wants to be served. A component without it is called by the simple name of its class.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Service {

    /// The first part of its routes; by default the simple name of the class.
    String name() default "";

    /// Components with the same scheduler take turns with each other; by default each has its own.
    String scheduler() default "";

    /// Lets handlers of this component run at the same time, for different sessions.
    boolean concurrent() default false;

    /// Which nodes of a cluster have it; those of the role [Role#ALL] have every service.
    Role on() default Role.CHAT;

    /// The routes that it pushes, so that the dictionary has codes for them too.
    String[] pushes() default {};
}
