package io.glassroom.samples.bots;

/// How a crowd is doing.
///
/// @param wanted bots that should be there
/// @param here bots that are in the room at this moment
/// @param away bots that are out by their own will and will come back
/// @param said messages
/// @param heard pushes
/// @param trouble why the last connection was lost or not made; empty if none was
public record BotsStatus(int wanted, int here, int away, long said, long heard, String trouble) {

    /// `6 of 8 bots here, 1 away; 120 said, 815 heard`.
    public String text() {
        String absent = away == 0 ? "" : ", " + away + " away";
        String reason = trouble.isEmpty() || here + away == wanted ? "" : " (" + trouble + ")";
        return here + " of " + wanted + " bots here" + absent + "; " + said + " said, " + heard + " heard" + reason;
    }
}
