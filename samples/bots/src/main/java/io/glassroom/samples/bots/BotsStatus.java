package io.glassroom.samples.bots;

/// How a crowd is doing.
///
/// @param wanted bots that should be there
/// @param here bots that are in their chat at this moment
/// @param distributed those among them whose chat is the distributed one
/// @param away bots that are out by their own will and will come back
/// @param said messages
/// @param heard pushes
/// @param resets how often a bot came in again because a node that knew it was gone
/// @param trouble why the last connection was lost or not made; empty if none was
public record BotsStatus(
        int wanted, int here, int distributed, int away, long said, long heard, long resets, String trouble) {

    /// Of a crowd in rooms that no node has forgotten.
    public BotsStatus(int wanted, int here, int away, long said, long heard, String trouble) {
        this(wanted, here, 0, away, said, heard, 0, trouble);
    }

    /// `6 of 8 bots here, 1 away; 120 said, 815 heard, 3 resets`.
    public String text() {
        String absent = away == 0 ? "" : ", " + away + " away";
        String reason = trouble.isEmpty() || here + away == wanted ? "" : " (" + trouble + ")";
        String anew = resets == 0 ? "" : ", " + resets + " resets";
        return here + " of " + wanted + " bots here" + absent + "; " + said + " said, " + heard + " heard" + anew + reason;
    }
}
