/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-intake-private.h"

G_BEGIN_DECLS

/* Reads an Arrow C stream into the intake; takes the stream over. */
gboolean bal_arrow_intake_read (BalIntake *intake,
                                BalCaseloadFile file,
                                const char *name,
                                gpointer stream,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
