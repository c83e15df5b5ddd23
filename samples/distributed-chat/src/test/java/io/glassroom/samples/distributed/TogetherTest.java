package io.glassroom.samples.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The distributed chat on one node that is everything: what its clients see, over real sockets.
@Timeout(60)
class TogetherTest {

    private static final String DONE = "answer {\"code\":0}";

    private final List<Witness> witnesses = new ArrayList<>();
    private Node node;

    @BeforeEach
    void start() throws Exception {
        node = Node.start(NodeConfig.builder()
                .listen("127.0.0.1", 0)
                .heartbeat(Duration.ZERO)
                .application(new DistributedChatApplication())
                .build());
    }

    @AfterEach
    void stop() {
        witnesses.forEach(Witness::close);
        node.close();
    }

    private Witness stranger() throws Exception {
        Witness witness = Witness.at(node);
        witnesses.add(witness);
        return witness;
    }

    private Witness user(String name) throws Exception {
        Witness witness = Witness.at(node, name);
        witnesses.add(witness);
        return witness;
    }

    @Test
    void loginIsAnsweredBeforeTheMembersAreTold() throws Exception {
        user("ann");
        user("bob");
        Witness cat = stranger();
        cat.ask("BindService.Login", "{\"nickname\":\"cat\"}");
        assertEquals(DONE, cat.hear());
        assertEquals("onMembers {\"members\":\"ann,bob\"}", cat.hear());
    }

    @Test
    void firstOneFindsNobody() throws Exception {
        Witness ann = stranger();
        ann.ask("BindService.Login", "{\"nickname\":\"ann\"}");
        assertEquals(DONE, ann.hear());
        assertEquals("onMembers {\"members\":\"\"}", ann.hear());
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

    @Test
    void whoIsGoneIsNoMember() throws Exception {
        Witness ann = user("ann");
        Witness bob = user("bob");
        bob.close();
        ann.hear();
        assertEquals("closed 1000", bob.hear());
        String members;
        do {
            Witness next = stranger();
            next.ask("BindService.Login", "{\"nickname\":\"next\"}");
            next.hear();
            members = next.hear();
            next.close();
        } while (members.contains("bob"));
        assertTrue(members.startsWith("onMembers {\"members\":\"ann"), members);
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"nickname\":\"a,b\"} | refused {\"code\":400,\"message\":\"nickname is to have at most 64 characters and no comma\"}",
        "{\"uid\":\"7\"}         | refused {\"code\":400,\"message\":\"uid is to have at most 64 characters and not only digits\"}",
        "{}                      | answer {\"code\":0}",
        "{\"nickname\":\" \"}    | answer {\"code\":0}"
    })
    void nameIsCheckedAtTheDoor(String login, String answer) throws Exception {
        Witness guest = stranger();
        guest.ask("BindService.Login", login);
        assertEquals(answer, guest.hear());
    }
}
