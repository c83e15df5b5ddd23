package io.glassroom.server.component;

import io.glassroom.server.session.Session;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The components of a node in the order of their registration, and the handler methods found in them. Immutable.
public final class Components {

    private static final System.Logger LOG = System.getLogger(Components.class.getName());
    private static final MethodType SHAPE = MethodType.methodType(Object.class, Session.class, Object.class);

    private final List<Component> components;
    private final List<HandlerMethod> handlers;
    private final Set<String> services = new TreeSet<>();
    private final Set<String> routes = new TreeSet<>();

    /// @param nameOf makes service and method names of those in the code; the identity for most
    /// @throws IllegalArgumentException if two components have the same name or one has none, or if a handler has a shape
    ///     that cannot be called
    public Components(List<? extends Component> components, UnaryOperator<String> nameOf) {
        this(components, nameOf, Role.ALL);
    }

    /// @param role of the node: those that belong on others are left out, but for their routes, which its clients know
    public Components(List<? extends Component> components, UnaryOperator<String> nameOf, Role role) {
        this.components = components.stream().filter(component -> role.serves(place(component))).collect(Collectors.toUnmodifiableList());
        var services = new LinkedHashMap<String, Component>();
        var found = new ArrayList<HandlerMethod>();
        for (Component component : components) {
            String service = nameOf.apply(serviceName(component));
            if (service.isEmpty()) {
                throw new IllegalArgumentException(component.getClass().getName() + " has no name: give it a @Service name");
            }
            Component other = services.putIfAbsent(service, component);
            if (other != null) {
                throw new IllegalArgumentException("service " + service + " is both " + other.getClass().getName() + " and "
                        + component.getClass().getName());
            }
            List<HandlerMethod> handlers = handlersOf(component, service, nameOf);
            handlers.forEach(handler -> routes.add(handler.route()));
            routes.addAll(pushes(component));
            if (role.serves(place(component))) {
                found.addAll(handlers);
                this.services.add(service);
            }
        }
        this.handlers = List.copyOf(found);
    }

    private static Role place(Component component) {
        Service service = component.getClass().getAnnotation(Service.class);
        return service == null ? Role.CHAT : service.on();
    }

    private static List<String> pushes(Component component) {
        Service service = component.getClass().getAnnotation(Service.class);
        return service == null ? List.of() : List.of(service.pushes());
    }

    /// The names of the services that the node has.
    public Set<String> services() {
        return Collections.unmodifiableSet(services);
    }

    /// All handler methods, by component and name.
    public List<HandlerMethod> handlers() {
        return handlers;
    }

    /// Every route that clients can ask for or be pushed, here or on another node, for the dictionary.
    public Set<String> routes() {
        return Collections.unmodifiableSet(routes);
    }

    /// Initialises all. If one fails, those that were ready are shut down again, and its failure is thrown.
    public void init() {
        var ready = new ArrayList<Component>();
        try {
            for (Component component : components) {
                component.init();
                ready.add(component);
            }
            components.forEach(Component::afterInit);
        } catch (RuntimeException | Error failure) {
            inReverse(ready, Component::shutdown);
            throw failure;
        }
    }

    public void beforeShutdown() {
        inReverse(components, Component::beforeShutdown);
    }

    public void shutdown() {
        inReverse(components, Component::shutdown);
    }

    /// A component that fails to stop must not keep the others from it.
    private static void inReverse(List<Component> components, Consumer<Component> step) {
        for (Component component : components.reversed()) {
            try {
                step.accept(component);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, component.getClass().getName() + " failed to shut down", e);
            }
        }
    }

    private static String serviceName(Component component) {
        Service service = component.getClass().getAnnotation(Service.class);
        return service == null || service.name().isEmpty() ? component.getClass().getSimpleName() : service.name();
    }

    private static List<HandlerMethod> handlersOf(Component component, String service, UnaryOperator<String> nameOf) {
        return annotated(component.getClass()).stream()
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> handler(component, service, method, nameOf))
                .toList();
    }

    /// The marked methods of a class and of those above it; one below hides those of its name above.
    private static List<Method> annotated(Class<?> lowest) {
        var found = new ArrayList<Method>();
        for (Class<?> type = lowest; type != Object.class; type = type.getSuperclass()) {
            Set<String> below = found.stream().map(Method::getName).collect(Collectors.toSet());
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Handler.class) && !method.isBridge())
                    .filter(method -> !below.contains(method.getName()))
                    .forEach(found::add);
        }
        return found;
    }

    private static HandlerMethod handler(Component component, String service, Method method, UnaryOperator<String> nameOf) {
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length != 2 || parameters[0] != Session.class || Modifier.isStatic(method.getModifiers())) {
            throw new IllegalArgumentException(
                    method.getDeclaringClass().getName() + "." + method.getName() + " is no handler: (Session, body) is");
        }
        Handler handler = method.getAnnotation(Handler.class);
        Service how = component.getClass().getAnnotation(Service.class);
        boolean concurrent = how != null && how.concurrent();
        String scheduler = how == null || how.scheduler().isEmpty() ? service : how.scheduler();
        String name = nameOf.apply(handler.value().isEmpty() ? capitalized(method.getName()) : handler.value());
        return new HandlerMethod(
                service + "." + name,
                method.getGenericParameterTypes()[1],
                method.getReturnType() != void.class,
                handler.nonBlocking(),
                concurrent ? Optional.empty() : Optional.of(scheduler),
                target(component, method));
    }

    private static MethodHandle target(Component component, Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method).bindTo(component).asType(SHAPE);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(method + " cannot be called", e);
        }
    }

    private static String capitalized(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
