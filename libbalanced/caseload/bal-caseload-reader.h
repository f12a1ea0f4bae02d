/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/caseload/bal-caseload-file.h"
#include "libbalanced/caseload/bal-caseload.h"

G_BEGIN_DECLS

#define BAL_TYPE_CASELOAD_READER (bal_caseload_reader_get_type ())
BAL_AVAILABLE_IN_0_1
G_DECLARE_FINAL_TYPE (BalCaseloadReader, bal_caseload_reader, BAL, CASELOAD_READER, GObject)

BAL_AVAILABLE_IN_0_1
BalCaseloadReader *bal_caseload_reader_new (BalCaseloadOptions *options);

BAL_AVAILABLE_IN_0_1
BalCaseloadOptions *bal_caseload_reader_get_options (BalCaseloadReader *self);

BAL_AVAILABLE_IN_0_1
gboolean bal_caseload_reader_read_file (BalCaseloadReader *self,
                                        BalCaseloadFile kind,
                                        GFile *file,
                                        GCancellable *cancellable,
                                        GError **error);

BAL_AVAILABLE_IN_0_1
gboolean bal_caseload_reader_read_bytes (BalCaseloadReader *self,
                                         BalCaseloadFile kind,
                                         GBytes *bytes,
                                         const char *name,
                                         GCancellable *cancellable,
                                         GError **error);

BAL_AVAILABLE_IN_0_1
gboolean bal_caseload_reader_read_arrow (BalCaseloadReader *self,
                                         BalCaseloadFile kind,
                                         gpointer stream,
                                         const char *name,
                                         GCancellable *cancellable,
                                         GError **error);

BAL_AVAILABLE_IN_0_1
BalCaseload *bal_caseload_reader_end (BalCaseloadReader *self, GError **error);

G_END_DECLS
