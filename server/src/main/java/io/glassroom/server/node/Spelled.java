package io.glassroom.server.node;

import io.glassroom.server.transport.OutboundPolicy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How values are spelled on the command line and in configuration files. Each converter says what it would have
/// understood.
final class Spelled {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)?");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(k|m)?");

    private Spelled() {}

    /// `30s`, `500ms`, `2m`; a bare number is seconds.
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            Matcher matcher = DURATION.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a duration such as 30s, 500ms or 2m");
            }
            long number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "m" -> Duration.ofMinutes(number);
                case null, default -> Duration.ofSeconds(number);
            };
        }
    }

    /// `65536`, `64k`, `4m`: bytes.
    static final class Size implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                throw new TypeConversionException("'" + text + "' is not a size such as 65536, 64k or 4m");
            }
            long unit =
                    switch (matcher.group(2)) {
                        case "k" -> 1 << 10;
                        case "m" -> 1 << 20;
                        case null, default -> 1;
                    };
            long bytes = Long.parseLong(matcher.group(1)) * unit;
            if (bytes > Integer.MAX_VALUE) {
                throw new TypeConversionException("'" + text + "' is more than 2 GiB");
            }
            return (int) bytes;
        }
    }

    /// `127.0.0.1:3250`, `[::1]:3250`, or `:3250` for every address of the machine.
    static final class Address implements ITypeConverter<InetSocketAddress> {
        @Override
        public InetSocketAddress convert(String text) {
            int colon = text.lastIndexOf(':');
            try {
                String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("[\\[\\]]", "");
                int port = Integer.parseInt(text.substring(colon + 1));
                var address = host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port);
                if (address.isUnresolved()) {
                    throw new TypeConversionException("there is no host '" + host + "'");
                }
                return address;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is not an address such as 127.0.0.1:3250");
            }
        }
    }

    /// `on` or `off`.
    enum Switch {
        ON,
        OFF
    }

    /// What happens to a client that reads too slowly.
    enum WhenFull {
        DISCONNECT(OutboundPolicy.WhenFull.DISCONNECT),
        BLOCK(OutboundPolicy.WhenFull.BLOCK);

        final OutboundPolicy.WhenFull policy;

        WhenFull(OutboundPolicy.WhenFull policy) {
            this.policy = policy;
        }
    }
}
