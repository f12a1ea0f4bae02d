/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include <gio/gio.h>

#include "libbalanced/core/bal-visibility.h"

G_BEGIN_DECLS

/**
 * BalSpcKind:
 * @BAL_SPC_KIND_XMR: single values: limits from the moving ranges
 * @BAL_SPC_KIND_RUN: single values: medians, and the runs that move them
 * @BAL_SPC_KIND_P: shares
 * @BAL_SPC_KIND_P_PRIME: shares of large denominators
 * @BAL_SPC_KIND_U: events for each unit of exposure
 * @BAL_SPC_KIND_U_PRIME: events for each unit of large exposures
 * @BAL_SPC_KIND_C: events, over equal exposures
 * @BAL_SPC_KIND_G: cases between rare events
 * @BAL_SPC_KIND_T: time between rare events
 *
 * What a chart draws, and how its limits are computed.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SPC_KIND_XMR,
  BAL_SPC_KIND_RUN,
  BAL_SPC_KIND_P,
  BAL_SPC_KIND_P_PRIME,
  BAL_SPC_KIND_U,
  BAL_SPC_KIND_U_PRIME,
  BAL_SPC_KIND_C,
  BAL_SPC_KIND_G,
  BAL_SPC_KIND_T,
} BalSpcKind;

#define BAL_TYPE_SPC_KIND (bal_spc_kind_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_spc_kind_get_type (void);

/**
 * BalSpcPreset:
 * @BAL_SPC_PRESET_NHSR: those of the R package NHSRplotthedots
 * @BAL_SPC_PRESET_MDC: those of the single chart tool of Making Data Count, from the end of 2023
 * @BAL_SPC_PRESET_WA: those of PowerBI-SPC, of the Department of Health of Western Australia
 *
 * Whose choices hold wherever an option of its own does not say otherwise.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SPC_PRESET_NHSR,
  BAL_SPC_PRESET_MDC,
  BAL_SPC_PRESET_WA,
} BalSpcPreset;

#define BAL_TYPE_SPC_PRESET (bal_spc_preset_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_spc_preset_get_type (void);

/**
 * BalSpcTwoOfThree:
 * @BAL_SPC_TWO_OF_THREE_PRESET: as the preset has it
 * @BAL_SPC_TWO_OF_THREE_OFF: there is no such rule
 * @BAL_SPC_TWO_OF_THREE_BETWEEN: points beyond two sigma, but inside the limits; all three on one
 * side
 * @BAL_SPC_TWO_OF_THREE_BEYOND: points beyond two sigma, outside the limits too; all three on one
 * side
 * @BAL_SPC_TWO_OF_THREE_SIGNED: points beyond two sigma, outside too; the third one may be anywhere
 *
 * How the rule of two of three points far from the centre is read.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SPC_TWO_OF_THREE_PRESET,
  BAL_SPC_TWO_OF_THREE_OFF,
  BAL_SPC_TWO_OF_THREE_BETWEEN,
  BAL_SPC_TWO_OF_THREE_BEYOND,
  BAL_SPC_TWO_OF_THREE_SIGNED,
} BalSpcTwoOfThree;

#define BAL_TYPE_SPC_TWO_OF_THREE (bal_spc_two_of_three_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_spc_two_of_three_get_type (void);

/**
 * BalSpcConflict:
 * @BAL_SPC_CONFLICT_PRESET: as the preset has it
 * @BAL_SPC_CONFLICT_ORDER: what the first rule says
 * @BAL_SPC_CONFLICT_IMPROVEMENT: the improvement
 * @BAL_SPC_CONFLICT_BOTH: both
 *
 * What a point with signals in both directions shows.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SPC_CONFLICT_PRESET,
  BAL_SPC_CONFLICT_ORDER,
  BAL_SPC_CONFLICT_IMPROVEMENT,
  BAL_SPC_CONFLICT_BOTH,
} BalSpcConflict;

#define BAL_TYPE_SPC_CONFLICT (bal_spc_conflict_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_spc_conflict_get_type (void);

/**
 * BalSpcTies:
 * @BAL_SPC_TIES_BREAK: it ends the trend
 * @BAL_SPC_TIES_SKIP: it neither extends the trend nor ends it
 *
 * What a repeated value does to a trend.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SPC_TIES_BREAK,
  BAL_SPC_TIES_SKIP,
} BalSpcTies;

#define BAL_TYPE_SPC_TIES (bal_spc_ties_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_spc_ties_get_type (void);

/**
 * BalSpcMissing:
 * @BAL_SPC_MISSING_GAP: no moving range and no run spans it
 * @BAL_SPC_MISSING_OMIT: its neighbours are joined
 * @BAL_SPC_MISSING_ERROR: it stops the work
 *
 * What a missing value does.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SPC_MISSING_GAP,
  BAL_SPC_MISSING_OMIT,
  BAL_SPC_MISSING_ERROR,
} BalSpcMissing;

#define BAL_TYPE_SPC_MISSING (bal_spc_missing_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_spc_missing_get_type (void);

/**
 * BalSpcSide:
 * @BAL_SPC_SIDE_EITHER: on either side
 * @BAL_SPC_SIDE_ABOVE: above it
 * @BAL_SPC_SIDE_BELOW: below it
 *
 * On which side of the median a run moves it.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_SPC_SIDE_EITHER,
  BAL_SPC_SIDE_ABOVE,
  BAL_SPC_SIDE_BELOW,
} BalSpcSide;

#define BAL_TYPE_SPC_SIDE (bal_spc_side_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_spc_side_get_type (void);

G_END_DECLS
