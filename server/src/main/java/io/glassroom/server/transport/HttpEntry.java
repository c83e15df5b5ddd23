package io.glassroom.server.transport;

import io.glassroom.protocol.time.Time.Timer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeInfo;
import org.glassfish.tyrus.spi.WebSocketEngine.UpgradeStatus;
import org.jspecify.annotations.Nullable;

/// The way in: answers plain HTTP requests, and turns an upgrade request into a [WebSocketConnection], which takes this
/// handler's place; the HTTP codec leaves with it.
///
/// Whoever has not sent a whole request within ten seconds, of opening or of the last answer, is disconnected.
final class HttpEntry extends ChannelInboundHandlerAdapter {

    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

    private static final String POLICY = "default-src 'self'; connect-src 'self' ws: wss:";

    /// 16 bytes in base 64 (RFC 6455, section 4.1).
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private final SocketStation station;
    private final WebSocketOptions options;
    private final Map<String, WebSocketEndpoint> endpoints;
    private final TyrusContainer container;
    private @Nullable Timer deadline;
    private @Nullable HttpRequest request;

    HttpEntry(
            SocketStation station,
            WebSocketOptions options,
            Map<String, WebSocketEndpoint> endpoints,
            TyrusContainer container) {
        this.station = station;
        this.options = options;
        this.endpoints = endpoints;
        this.container = container;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        awaitRequest(context);
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stopWaiting();
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof HttpRequest head) {
                request = head;
            }
            HttpRequest whole = request;
            if (whole != null && (message instanceof LastHttpContent || whole.decoderResult().isFailure())) {
                request = null;
                answer(context, whole);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    /// A request that breaks off, a TLS handshake that fails: not worth a line in the log.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void answer(ChannelHandlerContext context, HttpRequest whole) {
        if (whole.decoderResult().isFailure()) {
            respond(context, whole, Page.text(400, "This is not an HTTP request.\n"), false);
            return;
        }
        String path = new QueryStringDecoder(whole.uri()).path();
        WebSocketEndpoint endpoint = endpoints.get(path);
        if (isUpgrade(whole) && endpoint != null && !hasKey(whole)) {
            respond(context, whole, Page.text(400, "Sec-WebSocket-Key is missing or malformed.\n"), false);
        } else if (isUpgrade(whole) && endpoint != null) {
            upgrade(context, whole, path, endpoint);
        } else if (!whole.method().equals(HttpMethod.GET) && !whole.method().equals(HttpMethod.HEAD)) {
            respond(context, whole, Page.text(405, "GET and HEAD only.\n"), false);
        } else {
            Optional<Page> page = options.pages().find(new PageRequest(
                    whole.method().name(),
                    path,
                    SocketConnection.remoteAddress(context.channel()),
                    whole.headers().getAll(HttpHeaderNames.AUTHORIZATION)));
            respond(context, whole, page.orElseGet(HttpEntry::notFound), HttpUtil.isKeepAlive(whole));
        }
    }

    private void upgrade(ChannelHandlerContext context, HttpRequest whole, String path, WebSocketEndpoint endpoint) {
        var connection = new WebSocketConnection(
                station, context.channel(), endpoint.tapped(), new UpgradeHeaders(whole.headers()), options.maxMessage());
        var answer = new TyrusUpgradeResponse();
        UpgradeInfo upgrade = container.getWebSocketEngine().upgrade(tyrusRequest(whole, path, connection), answer);
        if (upgrade.getStatus() != UpgradeStatus.SUCCESS) {
            refuse(context, whole, answer);
            return;
        }
        stopWaiting();
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS, Unpooled.EMPTY_BUFFER);
        answer.getHeaders().forEach((name, values) -> response.headers().set(name, values));
        context.writeAndFlush(response, context.voidPromise());
        connection.open(upgrade);
        context.pipeline().replace(this, null, connection);
        context.pipeline().remove(HttpServerCodec.class); // what it has read ahead goes to the connection
    }

    private void refuse(ChannelHandlerContext context, HttpRequest whole, TyrusUpgradeResponse answer) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(Math.max(400, answer.getStatus()));
        FullHttpResponse response = response(context, Page.text(status.code(), status.reasonPhrase() + "\n"));
        answer.getHeaders().forEach((name, values) -> response.headers().set(name, values));
        send(context, whole, response, false);
    }

    private RequestContext tyrusRequest(HttpRequest whole, String path, WebSocketConnection connection) {
        RequestContext tyrus = RequestContext.Builder.create()
                .requestURI(URI.create(path))
                .secure(options.tls().isPresent())
                .httpSession(connection)
                .build();
        tyrus.getHeaders().putAll(connection.headers());
        return tyrus;
    }

    private void respond(ChannelHandlerContext context, HttpRequest whole, Page page, boolean keepAlive) {
        send(context, whole, response(context, page), keepAlive);
    }

    private static FullHttpResponse response(ChannelHandlerContext context, Page page) {
        int length = page.body().length();
        ByteBuf body = context.alloc().directBuffer(length, length);
        page.body().copyTo(0, length, body.internalNioBuffer(0, length));
        body.writerIndex(length);
        var response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(page.status()), body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, page.contentType())
                .set(HttpHeaderNames.CONTENT_LENGTH, length)
                .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY)
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE)
                .set("x-content-type-options", "nosniff")
                .set("referrer-policy", "no-referrer");
        if (page.status() == HttpResponseStatus.UNAUTHORIZED.code()) {
            response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer"); // RFC 6750, section 3
        }
        return response;
    }

    private void send(ChannelHandlerContext context, HttpRequest whole, FullHttpResponse response, boolean keepAlive) {
        HttpUtil.setKeepAlive(response, keepAlive);
        if (whole.method().equals(HttpMethod.HEAD)) {
            response.content().clear();
        }
        ChannelFuture written = context.writeAndFlush(response);
        if (keepAlive) {
            awaitRequest(context);
        } else {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void awaitRequest(ChannelHandlerContext context) {
        stopWaiting();
        deadline = station.settings().time().after(REQUEST_TIMEOUT, context::close);
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
    }

    /// Tyrus would accept any key, and fail without one.
    private static boolean hasKey(HttpRequest whole) {
        String key = whole.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        return key != null && KEY.matcher(key).matches();
    }

    private static boolean isUpgrade(HttpRequest whole) {
        return whole.method().equals(HttpMethod.GET)
                && whole.headers().containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    private static Page notFound() {
        return Page.text(404, "There is nothing here.\n");
    }
}
