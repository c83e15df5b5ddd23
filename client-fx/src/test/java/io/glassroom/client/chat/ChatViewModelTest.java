package io.glassroom.client.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.glassroom.client.chat.ChatViewModel.Presence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatViewModelTest {

    private final List<ChatRoom.Guest> guests = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final ChatViewModel chat = new ChatViewModel(this::enter, Runnable::run);

    private ChatRoom enter(String name, String room, ChatRoom.Guest guest) {
        guests.add(guest);
        return new ChatRoom() {
            @Override
            public void say(String content) {
                said.add(content);
            }

            @Override
            public void close() {
                said.add("(left)");
            }
        };
    }

    @Test
    void joiningNeedsAName() {
        chat.room().set("lobby");
        chat.join();
        assertEquals(Presence.OUTSIDE, chat.presence().get());
        assertTrue(guests.isEmpty());
    }

    @Test
    void whoeverHasNoGateToGoToIsToldSo() {
        var gateless = new ChatViewModel(
                new ChatRoom.Door() {
                    @Override
                    public ChatRoom enter(String name, String room, ChatRoom.Guest guest) {
                        throw new AssertionError("nobody knocks");
                    }

                    @Override
                    public boolean isNowhere() {
                        return true;
                    }
                },
                Runnable::run);
        gateless.name().set("ann");
        gateless.join();
        assertTrue(gateless.nowhere().get());
        assertEquals(Presence.OUTSIDE, gateless.presence().get());
    }

    @Test
    void personIsInsideOnceTheServerSaysSo() {
        join();
        assertEquals(Presence.JOINING, chat.presence().get());
        guests.getFirst().seated();
        assertEquals(Presence.INSIDE, chat.presence().get());
    }

    @Test
    void sentDraftIsEmptied() {
        join();
        guests.getFirst().seated();
        chat.draft().set("  hi ");
        chat.send();
        assertEquals(List.of("hi"), said);
        assertEquals("", chat.draft().get());
    }

    @Test
    void ownLinesAreMarked() {
        join();
        guests.getFirst().said("me", "one");
        guests.getFirst().said("bob", "two");
        assertEquals(new ChatLine.Said("me", "one", true), chat.lines().get(0));
        assertEquals(new ChatLine.Said("bob", "two", false), chat.lines().get(1));
    }

    @Test
    void endIsToldInTheFormAndOneCanJoinAgain() {
        join();
        guests.getFirst().ended("kicked: flooding");
        assertEquals("kicked: flooding", chat.error().get());
        assertEquals(Presence.OUTSIDE, chat.presence().get());
        chat.join();
        assertEquals("", chat.error().get());
        assertEquals(2, guests.size());
    }

    @Test
    void seatThatWasLeftIsNotHeardAnyMore() {
        join();
        chat.leave();
        guests.getFirst().ended("closed by its owner");
        assertEquals("", chat.error().get());
        assertEquals(List.of("(left)"), said);
    }

    @Test
    void lostConnectionIsToldUntilItIsBack() {
        join();
        guests.getFirst().seated();
        guests.getFirst().waiting("connection refused");
        assertEquals("connection refused", chat.error().get());
        guests.getFirst().seated();
        assertTrue(chat.error().get().isEmpty());
    }

    @Test
    void oldestLinesAreGivenUp() {
        join();
        for (int i = 0; i < 700; i++) {
            guests.getFirst().announced("line " + i);
        }
        assertEquals(500, chat.lines().size());
        assertFalse(chat.lines().contains(new ChatLine.Announced("line 0")));
    }

    private void join() {
        chat.name().set("me");
        chat.room().set("lobby");
        chat.join();
    }
}
