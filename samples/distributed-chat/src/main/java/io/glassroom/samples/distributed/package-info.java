/// A chat whose parts live on different nodes: who somebody is at the gate, what they have at the master, the room on a
/// chat node. Clients of nano's distributed chat connect unchanged, on the path `/nano`.
///
/// ```
/// client            gate                    master                      chat node
///    ──Login──▶ BindService ──NewUser──▶ TopicService ──JoinRoom──▶ RoomService
///    ◀─code 0──     │                    onMembers ▶ client          onNewUser ▶ those who are there
///    ──SyncMessage──┴──────────────────────────────────────────────▶ onMessage ▶ all
///                                        onBalance ▶ sender ◀──Stats──┘
/// ```
///
/// Every arrow between nodes passes the gate of the session, which therefore knows the order of all of them.
@NullMarked
package io.glassroom.samples.distributed;

import org.jspecify.annotations.NullMarked;
