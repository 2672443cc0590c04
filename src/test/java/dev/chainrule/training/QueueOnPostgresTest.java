package dev.chainrule.training;

import dev.chainrule.PostgresTest;

@PostgresTest
class QueueOnPostgresTest extends QueueContract {}
