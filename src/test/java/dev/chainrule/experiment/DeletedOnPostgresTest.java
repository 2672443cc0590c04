package dev.chainrule.experiment;

import dev.chainrule.PostgresTest;

@PostgresTest
class DeletedOnPostgresTest extends DeletedContract {}
