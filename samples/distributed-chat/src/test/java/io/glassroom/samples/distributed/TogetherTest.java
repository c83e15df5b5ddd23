package io.glassroom.samples.distributed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.server.node.Node;
import io.glassroom.server.node.NodeConfig;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The distributed chat on one node that is everything: what its clients see.
class TogetherTest extends WhatClientsSee {

    private Node node;

    @BeforeEach
    void start() throws Exception {
        node = Node.start(NodeConfig.builder()
                .listen("127.0.0.1", 0)
                .heartbeat(Duration.ZERO)
                .application(new DistributedChatApplication())
                .build());
    }

    @Override
    Node gateOf(int client) {
        return node;
    }

    @Override
    void stopNodes() {
        node.close();
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
