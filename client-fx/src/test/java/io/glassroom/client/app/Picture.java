package io.glassroom.client.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// A picture of a scene, and how it differs from another.
record Picture(BufferedImage image) {

    private static final int VISIBLE = 8; // of 255, in any colour
    private static final int RED = 0xe00000;

    static Picture of(WritableImage snapshot) {
        int width = (int) snapshot.getWidth();
        int height = (int) snapshot.getHeight();
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = snapshot.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        return new Picture(image);
    }

    static Picture read(Path file) throws IOException {
        BufferedImage read = ImageIO.read(file.toFile());
        var image = new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
        image.getGraphics().drawImage(read, 0, 0, null);
        return new Picture(image);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    /// Share of the pixels that a person might see to differ, 0 to 1; all if the sizes differ.
    double difference(Picture other) {
        if (!isAsLargeAs(other)) {
            return 1;
        }
        int different = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                different += differs(other, x, y) ? 1 : 0;
            }
        }
        return different / (double) (image.getWidth() * image.getHeight());
    }

    /// This one, faint, with red where the other differs.
    Picture marked(Picture other) {
        var marked = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean differs = !isAsLargeAs(other) || differs(other, x, y);
                marked.setRGB(x, y, differs ? RED : 0xc0c0c0 | image.getRGB(x, y) >> 2 & 0x3f3f3f);
            }
        }
        return new Picture(marked);
    }

    private boolean isAsLargeAs(Picture other) {
        return image.getWidth() == other.image.getWidth() && image.getHeight() == other.image.getHeight();
    }

    private boolean differs(Picture other, int x, int y) {
        int one = image.getRGB(x, y);
        int two = other.image.getRGB(x, y);
        return Math.abs((one >> 16 & 0xff) - (two >> 16 & 0xff)) > VISIBLE
                || Math.abs((one >> 8 & 0xff) - (two >> 8 & 0xff)) > VISIBLE
                || Math.abs((one & 0xff) - (two & 0xff)) > VISIBLE;
    }
}
