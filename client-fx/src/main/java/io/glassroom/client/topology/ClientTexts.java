package io.glassroom.client.topology;

import io.glassroom.client.model.Former;
import io.glassroom.client.model.Home;
import io.glassroom.client.model.SessionId;
import io.glassroom.client.model.TappedConnection;
import io.glassroom.client.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Where a client is at home, in words: at which gate and why, and to which nodes its messages go.
public final class ClientTexts {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private ClientTexts() {}

    /// A line for each thing that there is to say; empty if there is none.
    public static String of(TappedConnection client, Texts texts) {
        List<String> lines = new ArrayList<>();
        if (SessionId.isAbridged(client.uid(), client.sessionId())) {
            lines.add(texts.get("topology.client.uid", client.uid()));
        }
        client.former().ifPresent(former -> lines.add(back(client, former, texts)));
        client.homes().forEach(home -> lines.add(home(home, texts)));
        if (!client.known()) {
            lines.add(texts.get("topology.client.stand_in", client.node()));
        }
        return String.join("\n", lines);
    }

    private static String back(TappedConnection client, Former former, Texts texts) {
        String key = former.node().equals(client.node())
                ? "topology.client.same_gate"
                : former.lost() ? "topology.client.lost_gate" : "topology.client.other_gate";
        return texts.get(key, client.node(), former.node());
    }

    private static String home(Home home, Texts texts) {
        String at = CLOCK.format(home.since().atZone(ZoneId.systemDefault()));
        if (home.before().isEmpty()) {
            return texts.get("topology.client.home", home.service(), home.node(), at);
        }
        String key = home.lost() ? "topology.client.home_lost" : "topology.client.home_moved";
        return texts.get(key, home.service(), home.node(), at, home.before());
    }
}
