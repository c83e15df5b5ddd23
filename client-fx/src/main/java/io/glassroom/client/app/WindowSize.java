package io.glassroom.client.app;

import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Pixels of a window's content.
record WindowSize(int width, int height) {

    /// Where nothing else is known.
    static final WindowSize USUAL = new WindowSize(1_360, 860);

    /// Reads `1280x800`.
    static Optional<WindowSize> of(String text) {
        if (!text.matches("\\d{3,4}x\\d{3,4}")) {
            return Optional.empty();
        }
        String[] sides = text.split("x");
        return Optional.of(new WindowSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
    }

    WindowSize within(double most, double highest) {
        return new WindowSize((int) Math.min(width, most), (int) Math.min(height, highest));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }

    /// For the command line.
    static final class Converter implements ITypeConverter<WindowSize> {
        @Override
        public WindowSize convert(String text) {
            return of(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a size like 1280x800"));
        }
    }
}
