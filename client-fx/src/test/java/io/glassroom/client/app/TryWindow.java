package io.glassroom.client.app;

import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.feed.FakeFeed;
import io.glassroom.client.feed.SyntheticTraffic;
import io.glassroom.client.text.Language;
import io.glassroom.client.text.Texts;
import io.glassroom.protocol.client.SystemTime;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Packet;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

public final class TryWindow {
    public static void main(String[] a) throws Exception {
        int w = Integer.parseInt(a[0]);
        int h = Integer.parseInt(a[1]);
        var feed = new FakeFeed();
        var time = new SystemTime("t");
        Platform.startup(() -> {
            var texts = new Texts(a[2].equals("zh") ? Language.CHINESE : Language.ENGLISH);
            ChatRoom.Door door = (n, r, g) -> { throw new IllegalStateException(); };
            var model = new AppViewModel(new AppViewModel.Surroundings(feed, door, Optional.of(x -> {})), texts, time);
            if (a[3].equals("dark")) model.theme().set(Theme.DARK);
            var win = new MainWindow(model, w, h);
            var stage = new Stage();
            win.show(stage);
            var t = new SyntheticTraffic("gate-1", feed::tell);
            for (int i = 1; i <= 4; i++) { t.connect("c" + i); t.join("c" + i, i, List.of("alice", "bob", "小明", "dora").get(i - 1), "lobby"); }
            var all = List.of("c1", "c2", "c3", "c4");
            t.connect("c5");
            t.raw("c5", io.glassroom.protocol.tap.Direction.IN, Bytes.hex("0400000402ff0001"));
            for (int i = 0; i < 6; i++) { t.say("c1", "alice", "hi there", all); t.heartbeat("c2"); t.say("c3", "小明", "你好，世界 😀", all); }
            t.kick("c4", "flooding"); t.close("c4", "kicked: flooding");
            t.reject("c5", new io.glassroom.protocol.packet.Fault(io.glassroom.protocol.packet.Rule.PACKET_ORDER, 0, "Data while OPENED"), Bytes.hex("0400000402ff0001"));
            t.in("c1", new Packet.Heartbeat());
            model.bots().get().want(6);
            model.tick();
            if (a.length > 4) {
                var rows = model.live().list().rows();
                var pk = rows.stream().filter(p -> p.route().equals("Room.Message") && p.from().equals(a[4])).findFirst().get();
                model.live().selection().select(pk);
                var root = model.live().dissection().root().get();
                model.live().selection().select(root.walk().filter(n -> n.filter().equals(a[5])).findFirst());
                if (a.length > 6) { model.live().filter().text().set(a[6]); model.live().filter().apply(); }
            }
        });
    }
}
