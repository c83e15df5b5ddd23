package mychat;

import com.google.gson.JsonObject;

/// What a server tells its clients in the handshake. (Given: nothing to do here.)
///
/// @param heartbeat interval in seconds; 0 for no heartbeat
/// @param refusedVersion clients that say they are of this version are refused with code 501
/// @param more goes into `sys` beside the heartbeat and the time; lesson 6 puts the dictionary there
public record Settings(int heartbeat, String refusedVersion, JsonObject more) {

    public static Settings heartbeat(int seconds) {
        return new Settings(seconds, "", new JsonObject());
    }
}
