package io.glassroom.client.learn;

import io.glassroom.learn.check.Checker;
import io.glassroom.learn.course.Course;
import io.glassroom.learn.course.Lesson;
import io.glassroom.learn.progress.Progress;
import io.glassroom.learn.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/// What works on the learner's folder.
record Hand(Workspace workspace, Progress progress, Checker checker) {

    static Hand in(Path folder, Course course) {
        var workspace = new Workspace(folder, course);
        return new Hand(workspace, new Progress(workspace.progress()), new Checker(course, workspace));
    }

    /// When the files that a check of this lesson reads were saved.
    List<FileTime> saved(Lesson lesson) {
        return Sitting.saved(workspace.filesUpTo(lesson));
    }

    /// Puts other files in the place of the learner's.
    ///
    /// @return copies of what was there
    List<Path> replace(Replacement by, Lesson lesson) throws IOException {
        return switch (by) {
            case RESET -> workspace.reset(lesson);
            case SOLUTION -> {
                List<Path> kept = workspace.solution(lesson);
                progress.view(lesson);
                yield kept;
            }
        };
    }
}
