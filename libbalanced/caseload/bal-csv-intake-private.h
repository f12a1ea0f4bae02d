/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-intake-private.h"

G_BEGIN_DECLS

/* Reads the text of a file into the intake: encoding, header, records. */
gboolean bal_csv_intake_read (BalIntake *intake,
                              BalCaseloadFile file,
                              const char *name,
                              GBytes *bytes,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
