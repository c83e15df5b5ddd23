package io.glassroom.client.app;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import io.glassroom.client.model.MessageKind;
import io.glassroom.client.place.Target;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/// Draws the window as a person would find it: bots have chatted for a while, the person too, and a message lies open
/// with its length selected. In a cluster, a node has been away meanwhile.
final class Screenshot {

    private static final Duration SETTLING = Duration.seconds(2.5);
    private static final Duration CHATTING = Duration.seconds(4);

    private final MainWindow window;
    private final AppViewModel model;
    private final Path file;

    Screenshot(MainWindow window, AppViewModel model, Path file) {
        this.window = window;
        this.model = model;
        this.file = file;
    }

    /// @param done told what went wrong, if something did
    void takeThen(Consumer<Optional<String>> done) {
        new SequentialTransition(
                        step(SETTLING, this::join),
                        step(SETTLING, this::stopANode),
                        step(SETTLING, () -> model.nodes().startAll()),
                        step(CHATTING, this::greet),
                        step(SETTLING, this::open),
                        step(SETTLING, () -> done.accept(write())))
                .play();
    }

    private static PauseTransition step(Duration before, Runnable action) {
        var pause = new PauseTransition(before);
        pause.setOnFinished(event -> action.run());
        return pause;
    }

    private void join() {
        model.chat().name().set("you");
        model.chat().room().set("lobby");
        model.chat().join();
    }

    /// One on which nobody depends.
    private void stopANode() {
        if (model.target() instanceof Target.OwnCluster) {
            String keeper = model.nodes().keeper("lobby").orElse("");
            Stream.of("chat-1", "chat-2")
                    .filter(node -> !node.equals(keeper))
                    .findFirst()
                    .ifPresent(model.nodes()::stop);
        }
    }

    private void greet() {
        model.chat().draft().set("hello, 你好");
        model.chat().send();
    }

    private void open() {
        if (model.target() instanceof Target.OwnCluster) {
            model.section().set(Section.TOPOLOGY);
        }
        model.live().list().pause();
        Optional<CapturedPacket> message = model.live().list().rows().reversed().stream()
                .filter(packet -> packet.message() == MessageKind.NOTIFY && packet.from().equals("you"))
                .findFirst();
        message.ifPresent(packet -> model.live().selection().select(packet));
        FieldNode root = model.live().dissection().root().get();
        if (root != null) {
            model.live().selection().select(root.walk()
                    .filter(node -> node.kind() == FieldNode.Kind.PACKET_LENGTH)
                    .findFirst());
        }
    }

    Optional<String> write() {
        WritableImage picture = window.scene().snapshot(null);
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = picture.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            return ImageIO.write(copy, "png", file.toFile()) ? Optional.empty() : Optional.of("cannot write PNG");
        } catch (IOException e) {
            return Optional.of("cannot write " + file + ": " + e.getMessage());
        }
    }
}
