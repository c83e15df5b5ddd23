package io.glassroom.samples.benchmarks.load;

import io.glassroom.samples.benchmarks.process.Cost;
import java.util.Map;

/// What a mode of the load measured.
public sealed interface Measured {

    /// Whether every answer and delivery came, once, to the right place.
    default boolean clean() {
        return astray() == 0 && faults().isEmpty();
    }

    /// How many answers or deliveries got lost, came twice, or are not what was asked for.
    long astray();

    /// Processor time and memory during the measured interval.
    Cost cost();

    /// What went wrong with connections, and how often.
    Map<String, Integer> faults();

    /// @param perSecond right answers
    /// @param wrong     answers with an unknown id, another request's body, or an error
    /// @param lost      requests never answered
    record RoundTrips(double perSecond, long right, long wrong, long lost, Percentiles latency, Cost cost,
            Map<String, Integer> faults) implements Measured {
        @Override
        public long astray() {
            return wrong + lost;
        }
    }

    /// @param perSecond deliveries to members
    /// @param sent      messages in the whole run, warm-up included, as are the four counts of faults
    /// @param lost      deliveries that never came
    /// @param wrong     deliveries with another content
    record FanOut(double perSecond, long sent, long lost, long duplicated, long reordered, long wrong,
            Percentiles latency, Cost cost, Map<String, Integer> faults) implements Measured {
        @Override
        public long astray() {
            return lost + duplicated + reordered + wrong;
        }
    }

    /// Memory in KiB, as the kernel counts it for the server's process; 0 where it is not known.
    ///
    /// @param bytesEach      growth of the server's RSS per idle connection, in bytes
    /// @param rssBefore      with a few connections used and gone, so that its classes are loaded
    /// @param rssOpen        with all connections open
    /// @param rssAfterWaves  with the same connections still open, after the others came and went
    /// @param stillOpen      idle connections that stand at the end
    record Idle(
            int connections,
            double bytesEach,
            long rssBefore,
            long rssOpen,
            long pssOpen,
            int cameAndWent,
            long rssAfterWaves,
            int stillOpen,
            long heartbeats,
            Cost cost,
            Map<String, Integer> faults)
            implements Measured {
        @Override
        public long astray() {
            return connections - stillOpen;
        }
    }

    /// @param perSecond connections through their whole life
    record Churn(double perSecond, long lives, Percentiles life, Cost cost, Map<String, Integer> faults)
            implements Measured {
        @Override
        public long astray() {
            return 0;
        }
    }
}
