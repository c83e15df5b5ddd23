package io.glassroom.samples.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.node.Node;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What clients of the distributed chat see over real sockets, the same on whatever nodes it runs.
@Timeout(60)
abstract class WhatClientsSee {

    static final String DONE = "answer {\"code\":0}";

    private final List<Witness> witnesses = new ArrayList<>();

    /// Where a client connects.
    ///
    /// @param client 0 for the first of a test, then 1, 2 …
    abstract Node gateOf(int client);

    abstract void stopNodes();

    @AfterEach
    final void stop() {
        witnesses.forEach(Witness::close);
        stopNodes();
    }

    /// Not logged in.
    final Witness stranger() throws Exception {
        Witness witness = Witness.at(gateOf(witnesses.size()));
        witnesses.add(witness);
        return witness;
    }

    /// In the room.
    final Witness user(String name) throws Exception {
        Witness witness = Witness.at(gateOf(witnesses.size()), name);
        witnesses.add(witness);
        return witness;
    }

    @Test
    void loginIsAnsweredBeforeTheMembersAreTold() throws Exception {
        user("ann");
        user("bob");
        for (int i = 0; i < 20; i++) {
            Witness guest = stranger();
            guest.ask("BindService.Login", "{\"nickname\":\"guest" + i + "\"}");
            assertEquals(DONE, guest.hear());
            String members = guest.hear();
            assertTrue(members.startsWith("onMembers {\"members\":\"ann,bob"), members);
        }
    }

    @Test
    void whatIsSentRightBehindTheLoginIsSaidInTheRoom() throws Exception {
        Witness ann = stranger();
        ann.ask("BindService.Login", "{\"nickname\":\"ann\"}");
        ann.say("ann", "hi");
        assertEquals(DONE, ann.hear());
        assertEquals("onMembers {\"members\":\"\"}", ann.hear());
        assertEquals("onMessage {\"name\":\"ann\",\"content\":\"hi\"}", ann.hear());
        assertEquals("onBalance {\"currentBalance\":999}", ann.hear());
    }

    @Test
    void strangerIsHeardByNobodyAndSpendsNothing() throws Exception {
        Witness ann = user("ann");
        Witness stranger = stranger();
        stranger.say("stranger", "hi");
        for (String route : List.of("RoomService.SyncMessage", "RoomService.JoinRoom", "TopicService.Stats")) {
            stranger.ask(route, "{\"nickname\":\"ann\",\"name\":\"ann\",\"uid\":1}");
            assertEquals("refused {\"code\":403,\"message\":\"log in first\"}", stranger.hear());
        }
        ann.say("ann", "hi");
        assertEquals("onMessage {\"name\":\"ann\",\"content\":\"hi\"}", ann.hear());
        assertEquals("onBalance {\"currentBalance\":999}", ann.hear());
    }

    @Test
    void whoLogsInWithTheSameUidTakesThePlaceOfTheOlderOne() throws Exception {
        Witness older = stranger();
        older.ask("BindService.Login", "{\"nickname\":\"ann\",\"uid\":\"ann@home\"}");
        older.hear();
        older.hear();
        Witness newer = stranger();
        newer.ask("BindService.Login", "{\"nickname\":\"ann\",\"uid\":\"ann@home\"}");
        assertEquals(DONE, newer.hear());
        assertEquals("onMembers {\"members\":\"\"}", newer.hear());
        assertEquals("kick {\"reason\":\"logged in elsewhere\"}", older.hearBut("onNewUser"));
        assertEquals("closed 4005", older.hear());
        newer.say("ann", "me");
        assertEquals("onMessage {\"name\":\"ann\",\"content\":\"me\"}", newer.hear());
    }

    @Test
    void firstOneFindsNobody() throws Exception {
        Witness ann = stranger();
        ann.ask("BindService.Login", "{\"nickname\":\"ann\"}");
        assertEquals(DONE, ann.hear());
        assertEquals("onMembers {\"members\":\"\"}", ann.hear());
    }

    @Test
    void loginThatIsANotifyLeadsInToo() throws Exception {
        Witness ann = stranger();
        ann.tell("BindService.Login", "{\"nickname\":\"ann\"}");
        assertEquals("onMembers {\"members\":\"\"}", ann.hear());
    }

    @Test
    void messageCostsItsSenderOne() throws Exception {
        Witness ann = user("ann");
        Witness bob = user("bob");
        assertEquals("onNewUser {\"content\":\"bob joined\"}", ann.hear());
        for (int said = 1; said <= 3; said++) {
            ann.say("ann", "no " + said);
            assertEquals("onMessage {\"name\":\"ann\",\"content\":\"no " + said + "\"}", ann.hear());
            assertEquals("onBalance {\"currentBalance\":" + (1000 - said) + "}", ann.hear());
            assertEquals("onMessage {\"name\":\"ann\",\"content\":\"no " + said + "\"}", bob.hear());
        }
        bob.say("bob", "mine");
        bob.hear();
        assertEquals("onBalance {\"currentBalance\":999}", bob.hear());
    }

    @Test
    void messageWithoutANameGetsTheNickname() throws Exception {
        Witness ann = user("ann");
        ann.tell("RoomService.SyncMessage", "{\"content\":\"hi\"}");
        assertEquals("onMessage {\"name\":\"ann\",\"content\":\"hi\"}", ann.hear());
    }

    @Test
    void messageThatIsARequestIsAnsweredAfterItsPush() throws Exception {
        Witness ann = user("ann");
        ann.ask("RoomService.SyncMessage", "{\"name\":\"ann\",\"content\":\"hi\"}");
        assertEquals("onMessage {\"name\":\"ann\",\"content\":\"hi\"}", ann.hearBut("onBalance"));
        assertEquals(DONE, ann.hearBut("onBalance"));
    }

    @Test
    void nobodySpendsWhatBelongsToAnother() throws Exception {
        Witness ann = user("ann");
        Witness bob = user("bob");
        ann.hear();
        bob.ask("TopicService.Stats", "{\"uid\":1,\"name\":\"ann\"}");
        assertEquals("onBalance {\"currentBalance\":999}", bob.hear());
        assertEquals("answer {\"currentBalance\":999}", bob.hear());
        ann.say("ann", "hi");
        ann.hear();
        assertEquals("onBalance {\"currentBalance\":999}", ann.hear());
    }

    @Test
    void nobodyComesInTwice() throws Exception {
        Witness ann = user("ann");
        Witness bob = user("bob");
        ann.hear();
        bob.ask("BindService.Login", "{\"nickname\":\"bob\"}");
        assertEquals(DONE, bob.hear());
        assertEquals("onMembers {\"members\":\"ann\"}", bob.hear());
        bob.ask("RoomService.JoinRoom", "{\"nickname\":\"eve\"}");
        assertEquals(DONE, bob.hear());
        bob.ask("TopicService.NewUser", "{\"nickname\":\"eve\"}");
        assertEquals("refused {\"code\":409,\"message\":\"logged in already as bob\"}", bob.hear());
        bob.ask("BindService.Login", "{\"nickname\":\"eve\"}");
        assertEquals("refused {\"code\":409,\"message\":\"logged in already as bob\"}", bob.hear());
        bob.say("bob", "once");
        bob.say("bob", "twice");
        assertEquals("onMessage {\"name\":\"bob\",\"content\":\"once\"}", ann.hear());
        assertEquals("onMessage {\"name\":\"bob\",\"content\":\"twice\"}", ann.hear());
    }
}
