package dev.chainrule.experiment;

import dev.chainrule.WholeService;

@WholeService
class DeletedOnH2Test extends DeletedContract {}
