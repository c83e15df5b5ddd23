package io.glassroom.learn.check;

import io.glassroom.protocol.packet.Bytes;

/// What is wrong with a conversation.
///
/// @param expected packets that should have come; empty if none is missing
/// @param actual packets that came instead, or the beginning of one; empty if nothing came, or if it is about the last
///     packet
/// @param at offset of the first wrong byte, in both; if it is about the last packet, in that
/// @param words for a note beside it
record Wrong(Bytes expected, Bytes actual, int at, String words) {}
