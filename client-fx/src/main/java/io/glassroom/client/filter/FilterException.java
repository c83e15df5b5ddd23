package io.glassroom.client.filter;

import java.util.List;

/// A filter text that cannot be read.
public final class FilterException extends RuntimeException {

    private final transient FilterFault fault;

    FilterException(FilterFault.Problem problem, int offset, int width, String... details) {
        super(problem + " at " + offset);
        this.fault = new FilterFault(problem, offset, Math.max(1, width), List.of(details));
    }

    public FilterFault fault() {
        return fault;
    }
}
