package io.glassroom.client.app;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import javafx.stage.Stage;
import io.glassroom.protocol.time.VirtualTime;
@ExtendWith(ApplicationExtension.class)
class TmpTest {
    @Start void start(Stage stage) {}
    @Test void x(FxRobot hands) throws Exception {
        var sb = new StringBuilder();
        hands.interact(() -> {
            var r = new Rounds(new VirtualTime(), 1280, 800); r.populate();
            for (var n : Rounds.all(r.root())) {
                if (n.getStyleClass().contains("app-bar")) dump(n, 0, sb);
                if (n.getStyleClass().contains("letter") && n instanceof javafx.scene.control.Label l) { sb.append("'" + l.getText() + "' w=" + l.getWidth() + " pref=" + l.prefWidth(-1) + " shown=" + (l.lookup(".text") instanceof javafx.scene.text.Text t ? t.getText() : "?") + " font " + l.getFont() + "\n"); }
            }
        });
        java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/looks/dump.txt"), sb);
    }
    static void dump(javafx.scene.Node n, int d, StringBuilder sb) {
        sb.append("  ".repeat(d)).append(n.getClass().getSimpleName()).append(" ").append(n.getId()).append(n.getStyleClass()).append(" ").append(n.getLayoutBounds().getWidth()).append("x").append(n.getLayoutBounds().getHeight()).append(" prefH ").append(n.prefHeight(-1)).append("\n");
        if (n instanceof javafx.scene.Parent p && d < 4) p.getChildrenUnmodifiable().forEach(c -> dump(c, d + 1, sb));
    }
}
