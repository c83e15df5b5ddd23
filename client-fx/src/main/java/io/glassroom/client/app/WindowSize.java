package io.glassroom.client.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Pixels of a window's content.
record WindowSize(int width, int height) {

    /// Reads `1280x800`.
    static final class Converter implements ITypeConverter<WindowSize> {
        @Override
        public WindowSize convert(String text) {
            if (!text.matches("\\d{3,4}x\\d{3,4}")) {
                throw new TypeConversionException("'" + text + "' is not a size like 1280x800");
            }
            String[] sides = text.split("x");
            return new WindowSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
        }
    }
}
