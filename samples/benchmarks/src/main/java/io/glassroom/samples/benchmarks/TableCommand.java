package io.glassroom.samples.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "table", mixinStandardHelpOptions = true)
public final class TableCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
