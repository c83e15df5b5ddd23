package io.glassroom.samples.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.component.Role;
import io.glassroom.server.node.ClusterPlan;
import io.glassroom.server.node.EmbeddedCluster;
import io.glassroom.server.node.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The distributed chat on two gates, two chat nodes and a master, over real sockets, with nodes that die.
class ClusterTest extends WhatClientsSee {

    private EmbeddedCluster cluster;

    @BeforeEach
    void start() throws Exception {
        cluster = EmbeddedCluster.start(ClusterPlan.named("test")
                .everywhere(node -> node.heartbeat(Duration.ZERO).application(new DistributedChatApplication()))
                .node("master-1", Role.MASTER)
                .node("chat-1", Role.CHAT)
                .node("chat-2", Role.CHAT)
                .node("gate-1", Role.GATE)
                .node("gate-2", Role.GATE));
    }

    /// At the one gate and the other in turns.
    @Override
    Node gateOf(int client) {
        return node("gate-" + (1 + client % 2));
    }

    @Override
    void stopNodes() {
        cluster.close();
    }

    private Node node(String name) {
        return cluster.node(name).orElseThrow();
    }

    @Test
    void allMeetInOneRoomAcrossTheGates() throws Exception {
        Witness ann = user("ann");
        Witness bob = user("bob");
        assertEquals("onNewUser {\"content\":\"bob joined\"}", ann.hear());
        bob.say("bob", "hi");
        assertEquals("onMessage {\"name\":\"bob\",\"content\":\"hi\"}", ann.hear());
        assertEquals("onMessage {\"name\":\"bob\",\"content\":\"hi\"}", bob.hear());
        assertEquals("onBalance {\"currentBalance\":999}", bob.hear());
    }

    @Test
    void onlyChatNodesHaveTheRoom() throws Exception {
        user("ann");
        for (String none : List.of("gate-1", "gate-2", "master-1")) {
            assertTrue(node(none).groups().all().isEmpty(), none);
        }
        for (String chat : List.of("chat-1", "chat-2")) {
            assertTrue(node(chat).groups().find("distributed-chat").isPresent(), chat);
        }
    }

    @Test
    void messagesOfOneSenderReachEverybodyInTheirOrder() throws Exception {
        Witness ann = user("ann");
        Witness bob = user("bob");
        for (int i = 0; i < 200; i++) {
            ann.say("ann", "no " + i);
        }
        for (int i = 0; i < 200; i++) {
            assertEquals("onMessage {\"name\":\"ann\",\"content\":\"no " + i + "\"}", bob.hear());
        }
        ann.hear(); // bob came
        var messages = new ArrayList<String>();
        var balances = new ArrayList<String>();
        for (int i = 0; i < 400; i++) {
            String heard = ann.hear();
            (heard.startsWith("onBalance") ? balances : messages).add(heard);
        }
        for (int i = 0; i < 200; i++) {
            assertEquals("onMessage {\"name\":\"ann\",\"content\":\"no " + i + "\"}", messages.get(i));
            assertEquals("onBalance {\"currentBalance\":" + (999 - i) + "}", balances.get(i));
        }
    }

    @Test
    void whoLeavesIsGoneFromTheMasterAndTheRoom() throws Exception {
        Witness ann = user("ann");
        Witness bob = user("bob");
        ann.hear();
        bob.close();
        String members = "bob";
        while (members.contains("bob")) {
            Witness next = stranger();
            next.ask("BindService.Login", "{\"nickname\":\"next\"}");
            next.hear();
            members = next.hear();
        }
        Until.holds("no session of bob's is left on any node", () -> cluster.nodes().stream()
                .flatMap(node -> node.sessions().all().stream())
                .noneMatch(session -> session.name().equals("bob")));
    }

    @Test
    void whenTheRoomsNodeDiesAllAreToldAndMeetOnTheOther() throws Exception {
        Witness ann = user("ann");
        Witness bob = user("bob");
        ann.hear();
        talk(ann, "ann", bob);
        talk(bob, "bob", ann);
        String home = homeOfTheRoom();
        cluster.kill(home);
        assertEquals("onServiceReset {\"services\":[\"RoomService\"]}", ann.hear());
        assertEquals("onServiceReset {\"services\":[\"RoomService\"]}", bob.hear());
        logInAgain(ann, "ann", "bob");
        logInAgain(bob, "bob", "ann");
        assertEquals("onNewUser {\"content\":\"bob joined\"}", ann.hear());
        bob.say("bob", "hi again");
        assertEquals("onMessage {\"name\":\"bob\",\"content\":\"hi again\"}", ann.hear());
        assertEquals("onMessage {\"name\":\"bob\",\"content\":\"hi again\"}", bob.hear());
        assertEquals("onBalance {\"currentBalance\":998}", bob.hear());
    }

    @Test
    void messageAfterAResetIsRefusedUntilTheNextLogin() throws Exception {
        Witness ann = user("ann");
        talk(ann, "ann");
        cluster.kill(homeOfTheRoom());
        assertEquals("onServiceReset {\"services\":[\"RoomService\"]}", ann.hear());
        ann.ask("RoomService.SyncMessage", "{\"content\":\"hi\"}");
        assertEquals("refused {\"code\":403,\"message\":\"log in first\"}", ann.hear());
    }

    @Test
    void chatGoesOnWithoutAMasterAndBalancesBeginAnewWhenItIsBack() throws Exception {
        Witness ann = user("ann");
        ann.say("ann", "one");
        ann.hear();
        assertEquals("onBalance {\"currentBalance\":999}", ann.hear());
        cluster.kill("master-1");
        assertEquals("onServiceReset {\"services\":[\"TopicService\"]}", ann.hear());
        ann.say("ann", "two");
        assertEquals("onMessage {\"name\":\"ann\",\"content\":\"two\"}", ann.hear());

        Witness bob = stranger();
        bob.ask("BindService.Login", "{\"nickname\":\"bob\"}");
        assertEquals(DONE, bob.hear());
        assertEquals("onNewUser {\"content\":\"bob joined\"}", ann.hear());
        bob.say("bob", "no master");
        assertEquals("onMessage {\"name\":\"bob\",\"content\":\"no master\"}", bob.hear());
        assertEquals("onMessage {\"name\":\"bob\",\"content\":\"no master\"}", ann.hear());

        cluster.start("master-1");
        logInAgain(ann, "ann", "");
        logInAgain(bob, "bob", "ann");
        ann.say("ann", "three");
        assertEquals("onMessage {\"name\":\"ann\",\"content\":\"three\"}", ann.hear());
        assertEquals("onBalance {\"currentBalance\":999}", ann.hear());
        assertEquals("onMessage {\"name\":\"ann\",\"content\":\"three\"}", bob.hear());
    }

    @Test
    void whoseGateDiesIsGoneFromTheRoom() throws Exception {
        user("ann");
        Witness bob = user("bob");
        Node home = node(homeOfTheRoom());
        cluster.kill("gate-1"); // which is ann's
        Until.holds("bob alone is in the room", () -> inTheRoom(home) == 1);
        bob.say("bob", "alone");
        assertEquals("onMessage {\"name\":\"bob\",\"content\":\"alone\"}", bob.hear());
    }

    private static void logInAgain(Witness user, String name, String others) throws InterruptedException {
        user.ask("BindService.Login", "{\"nickname\":\"" + name + "\"}");
        assertEquals(DONE, user.hear());
        assertEquals("onMembers {\"members\":\"" + others + "\"}", user.hear());
        user.enter();
    }

    /// What somebody says waits for their login. A login that is still under way when the room's node dies goes on at the
    /// other one, and nobody would have to log in again.
    private static void talk(Witness speaker, String name, Witness... others) throws InterruptedException {
        speaker.say(name, "here");
        String heard = "onMessage {\"name\":\"" + name + "\",\"content\":\"here\"}";
        assertEquals(heard, speaker.hear());
        assertEquals("onBalance {\"currentBalance\":999}", speaker.hear());
        for (Witness other : others) {
            assertEquals(heard, other.hear());
        }
    }

    /// The chat node that has the room with people in it.
    private String homeOfTheRoom() throws InterruptedException {
        Until.holds("somebody is in the room", () -> nodeOfTheRoom().isPresent());
        return nodeOfTheRoom().orElseThrow();
    }

    private Optional<String> nodeOfTheRoom() {
        return List.of("chat-1", "chat-2").stream()
                .filter(name -> cluster.node(name).filter(node -> inTheRoom(node) > 0).isPresent())
                .findFirst();
    }

    private static int inTheRoom(Node node) {
        return node.groups().named("distributed-chat").count();
    }
}
