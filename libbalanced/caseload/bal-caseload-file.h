/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <glib-object.h>

#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

/**
 * BalCaseloadFile:
 * @BAL_CASELOAD_FILE_CHILDREN: one row for each child
 * @BAL_CASELOAD_FILE_EPISODES: one row for each episode of provision, or request for one
 * @BAL_CASELOAD_FILE_NEEDS: one row for each need of a child, with its dates
 * @BAL_CASELOAD_FILE_STATUSES: one row for each status of a child, with its dates
 * @BAL_CASELOAD_FILE_LINKS: one row for each identifier of a source that means a child
 * @BAL_CASELOAD_FILE_PAUSES: one row for each time that the clock of an episode stood still
 *
 * The files, or data frames, that a caseload is read from.
 *
 * Members are only ever added, at the end.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_CASELOAD_FILE_CHILDREN,
  BAL_CASELOAD_FILE_EPISODES,
  BAL_CASELOAD_FILE_NEEDS,
  BAL_CASELOAD_FILE_STATUSES,
  BAL_CASELOAD_FILE_LINKS,
  BAL_CASELOAD_FILE_PAUSES,
} BalCaseloadFile;

#define BAL_TYPE_CASELOAD_FILE (bal_caseload_file_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_caseload_file_get_type (void);

G_END_DECLS
