/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

/* Forward declarations only, one a line, sorted: headers that mention each other's types
 * include this one, and so never one another. */

G_BEGIN_DECLS

typedef struct _BalArea BalArea;
typedef struct _BalCaseload BalCaseload;
typedef struct _BalChart BalChart;
typedef struct _BalColumn BalColumn;
typedef struct _BalCrosswalk BalCrosswalk;
typedef struct _BalCrosswalkEntry BalCrosswalkEntry;
typedef struct _BalFigure BalFigure;
typedef struct _BalFinding BalFinding;
typedef struct _BalFindings BalFindings;
typedef struct _BalFramework BalFramework;
typedef struct _BalItem BalItem;
typedef struct _BalOutcome BalOutcome;
typedef struct _BalPeriod BalPeriod;
typedef struct _BalProgress BalProgress;
typedef struct _BalResult BalResult;
typedef struct _BalReview BalReview;
typedef struct _BalRole BalRole;
typedef struct _BalScheme BalScheme;
typedef struct _BalSeries BalSeries;
typedef struct _BalSpc BalSpc;
typedef struct _BalSummary BalSummary;
typedef struct _BalTable BalTable;
typedef struct _BalTemplates BalTemplates;
typedef struct _BalTerm BalTerm;

G_END_DECLS
