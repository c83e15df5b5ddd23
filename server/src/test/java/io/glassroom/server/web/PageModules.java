package io.glassroom.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/// The modules that the server serves to browsers, in a JavaScript engine instead of a browser.
///
/// A snippet is the body of an async function that sees `g` (everything `glassroom.js` exports) and what `world.js`
/// exports; its result is read as text. Use from one thread.
final class PageModules implements AutoCloseable {

    private final Context context;

    PageModules() {
        context = Context.newBuilder("js")
                .allowExperimentalOptions(true)
                .option("engine.WarnInterpreterOnly", "false")
                .option("js.text-encoding", "true")
                .allowIO(IOAccess.ALL)
                .build();
    }

    /// Runs a snippet and gives what it returns, as JavaScript prints it.
    ///
    /// @throws AssertionError when it throws, or waits for something that never comes
    String run(String snippet) {
        evaluate("""
                import * as g from "%s";
                import { World, bytes, fault, hex, json, settle, text } from "%s";
                globalThis.g = g;
                globalThis.outcome = null;
                (async () => { %s })().then(
                    (value) => { globalThis.outcome = { value: String(value) }; },
                    (error) => { globalThis.outcome = { error: String(error.stack ?? error) }; });
                """.formatted(locate("/web/glassroom.js"), locate("world.js"), snippet));
        Value outcome = context.getBindings("js").getMember("outcome");
        if (outcome.isNull()) {
            throw new AssertionError("the snippet waits for something that never comes");
        }
        if (outcome.hasMember("error")) {
            throw new AssertionError(outcome.getMember("error").asString());
        }
        return outcome.getMember("value").asString();
    }

    private void evaluate(String module) {
        try {
            context.eval(Source.newBuilder("js", module, "snippet.mjs").mimeType("application/javascript+module").build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private static URI locate(String resource) {
        try {
            return Objects.requireNonNull(PageModules.class.getResource(resource), resource).toURI();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
