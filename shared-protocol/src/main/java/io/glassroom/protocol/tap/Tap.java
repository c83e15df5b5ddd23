package io.glassroom.protocol.tap;

/// Where the stations of the data path say what they do. Emitting never blocks and never throws; with nobody
/// subscribed, [#active] is false and the caller does not even make the event:
///
/// ```java
/// if (tap.active()) {
///     tap.emit(flow, new TapEvent.Frame(id, Direction.IN, packet));
/// }
/// ```
///
/// Safe for any thread.
public interface Tap {

    /// Nobody will ever listen.
    Tap NONE = new Tap() {
        @Override
        public boolean active() {
            return false;
        }

        @Override
        public void emit(FlowId flow, TapEvent event) {}
    };

    /// Whether anybody listens at this moment.
    boolean active();

    void emit(FlowId flow, TapEvent event);

    /// A new flow, for a message that just entered.
    default FlowId nextFlow() {
        return FlowId.NONE;
    }
}
