/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#define BALANCED_INSIDE

#include "libbalanced/area/bal-action-printing.h"
#include "libbalanced/area/bal-action.h"
#include "libbalanced/area/bal-agency.h"
#include "libbalanced/area/bal-declared-count.h"
#include "libbalanced/area/bal-figure-relation.h"
#include "libbalanced/area/bal-focus-area.h"
#include "libbalanced/area/bal-measure-point.h"
#include "libbalanced/area/bal-measure-series.h"
#include "libbalanced/area/bal-measure.h"
#include "libbalanced/area/bal-offer.h"
#include "libbalanced/area/bal-population.h"
#include "libbalanced/area/bal-provision-cell.h"
#include "libbalanced/area/bal-provision.h"
#include "libbalanced/area/bal-published-figure.h"
#include "libbalanced/area/bal-reading.h"
#include "libbalanced/area/bal-responsibility-boundary.h"
#include "libbalanced/area/bal-responsibility.h"
#include "libbalanced/area/bal-setting.h"
#include "libbalanced/area/bal-source.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-declare.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-figure.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-frequency.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-progress.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/core/bal-series.h"
#include "libbalanced/core/bal-severity.h"
#include "libbalanced/core/bal-table.h"
#include "libbalanced/core/bal-templates.h"
#include "libbalanced/core/bal-types.h"
#include "libbalanced/core/bal-value-state.h"
#include "libbalanced/core/bal-version.h"
#include "libbalanced/core/bal-visibility.h"
#include "libbalanced/document/bal-item.h"
#include "libbalanced/journey/bal-summary.h"

#undef BALANCED_INSIDE
