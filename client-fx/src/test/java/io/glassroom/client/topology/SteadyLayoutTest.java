package io.glassroom.client.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.topology.SteadyLayout.Box;
import io.glassroom.client.topology.SteadyLayout.Measures;
import io.glassroom.client.topology.SteadyLayout.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SteadyLayoutTest {

    private static Picture whole(Cluster cluster) {
        return SteadyLayout.of(cluster.topology, Measures.WHOLE, 1_200, 800, Set.of());
    }

    private static Cluster of(List<Integer> numbers) {
        var cluster = new Cluster();
        numbers.forEach(number -> cluster.node("gate-1").connect("c" + number));
        return cluster;
    }

    @Test
    void sameGraphLiesTheSameWayWhateverCameFirst() {
        List<Integer> numbers = new ArrayList<>(IntStream.rangeClosed(1, 40).boxed().toList());
        Picture expected = whole(of(numbers));
        var random = new Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(numbers, random);
            assertEquals(expected.places(), whole(of(numbers)).places());
        }
    }

    @Test
    void sameClusterLiesTheSameWayWhateverWasToldFirst() {
        var other = new Cluster();
        other.topology.tell(new ClusterEvent.Joined("master", Role.MASTER));
        other.topology.tell(new ClusterEvent.Linked("master", "chat-1"));
        other.topology.tell(new ClusterEvent.Joined("gate-2", Role.GATE));
        other.topology.tell(new ClusterEvent.Linked("chat-1", "gate-2"));
        other.clients("gate-1", 1, 3);
        other.topology.tell(new ClusterEvent.Linked("gate-1", "chat-1"));
        other.clients("gate-2", 1, 2);
        assertEquals(whole(Cluster.ofThreeLayers()).places(), whole(other).places());
    }

    @Test
    void whoComesMovesNobodyWhileThereAreFreeSlots() {
        for (int count : List.of(2, 5, 9, 20)) {
            var cluster = of(IntStream.rangeClosed(1, count).boxed().toList());
            Picture before = whole(cluster);
            cluster.clients("gate-1", count + 1, count + 1);
            Picture after = whole(cluster);
            before.places().forEach((vertex, box) -> assertEquals(box, after.places().get(vertex), vertex + " of " + count));
        }
    }

    @Test
    void whoGoesMovesOnlyThoseAfterByOneSlot() {
        var cluster = of(IntStream.rangeClosed(1, 7).boxed().toList());
        Picture before = whole(cluster);
        cluster.node("gate-1").close("c4", "");
        cluster.topology.leaving().forEach(cluster.topology::remove);
        Picture after = whole(cluster);
        for (int i = 1; i <= 7; i++) {
            if (i != 4) {
                Box expected = before.places().get(Cluster.client("gate-1", i > 4 ? i - 1 : i));
                assertEquals(expected, after.places().get(Cluster.client("gate-1", i)));
            }
        }
    }

    @Test
    void clientsOfOneGateMoveNoneOfAnother() {
        var cluster = Cluster.ofThreeLayers();
        Picture before = whole(cluster);
        cluster.clients("gate-1", 4, 4);
        Picture after = whole(cluster);
        before.places().forEach((vertex, box) -> assertEquals(box, after.places().get(vertex)));
    }

    @Test
    void nothingOverlapsAndNothingIsOutside() {
        for (Measures measures : List.of(Measures.WHOLE, Measures.STRIP)) {
            for (int width : List.of(560, 980, 1_400, 2_500)) {
                for (int height : List.of(120, 400, 900)) {
                    for (int clients : List.of(0, 1, 3, 4, 7, 17, 40, 61, 230)) {
                        check(measures, width, height, clients);
                    }
                }
            }
        }
    }

    private static void check(Measures measures, int width, int height, int clients) {
        var cluster = Cluster.ofThreeLayers();
        cluster.clients("gate-1", 4, clients);
        cluster.clients("gate-2", 4, clients / 3);
        Picture picture = SteadyLayout.of(cluster.topology, measures, width, height, Set.of());
        List<Box> boxes = new ArrayList<>(picture.places().values());
        boxes.addAll(picture.bundles().values());
        String what = measures + " " + width + "x" + height + ", " + clients + " clients";
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertTrue(
                    box.x() >= 0 && box.y() >= 0 && box.right() <= picture.width() && box.bottom() <= picture.height(),
                    box + " is outside: " + what);
            for (int j = 0; j < i; j++) {
                assertFalse(box.meets(boxes.get(j)), box + " meets " + boxes.get(j) + ": " + what);
            }
        }
        int bundled = picture.bundled().values().stream().mapToInt(Integer::intValue).sum();
        assertEquals(cluster.topology.population() + 4, picture.places().size() + bundled, what);
    }

    @Test
    void crowdBecomesABundleThatCanBeOpened() {
        var cluster = of(IntStream.rangeClosed(1, 200).boxed().toList());
        Picture closed = whole(cluster);
        assertEquals(140, closed.bundled().get("gate-1"));
        Picture open = SteadyLayout.of(cluster.topology, Measures.WHOLE, 1_200, 800, Set.of("gate-1"));
        assertTrue(open.bundled().isEmpty());
        assertEquals(201, open.places().size());
        assertEquals(201, new HashSet<>(open.places().values()).size());
    }
}
