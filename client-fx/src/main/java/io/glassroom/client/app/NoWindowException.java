package io.glassroom.client.app;

/// JavaFX found out for itself that it can open no window here. The message says why, in one line.
final class NoWindowException extends Exception {

    NoWindowException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
