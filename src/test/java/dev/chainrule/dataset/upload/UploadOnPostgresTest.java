package dev.chainrule.dataset.upload;

import dev.chainrule.PostgresTest;

@PostgresTest
class UploadOnPostgresTest extends UploadContract {}
