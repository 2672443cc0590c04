package dev.chainrule.training;

import dev.chainrule.ServiceTest;

@ServiceTest
class QueueOnH2Test extends QueueContract {}
