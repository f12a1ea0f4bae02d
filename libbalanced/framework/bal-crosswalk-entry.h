/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#if !defined(BALANCED_INSIDE) && !defined(BAL_COMPILATION)
#error "Only <libbalanced/balanced.h> can be included directly."
#endif

#include "libbalanced/document/bal-item.h"

G_BEGIN_DECLS

/**
 * BalMappingLoss:
 * @BAL_MAPPING_LOSS_NONE: nothing is lost
 * @BAL_MAPPING_LOSS_MERGED: several terms become one, and cannot be told apart any more
 * @BAL_MAPPING_LOSS_SPLIT: one term becomes several, and nobody but the source can say which
 * @BAL_MAPPING_LOSS_APPROXIMATE: the two do not mean quite the same
 * @BAL_MAPPING_LOSS_UNMAPPED: there is nothing to map to
 *
 * What is lost when a term of one scheme is read as a term of another.
 *
 * Features: A2, A8, A10.
 *
 * Since: 0.1
 */
typedef enum
{
  BAL_MAPPING_LOSS_NONE,
  BAL_MAPPING_LOSS_MERGED,
  BAL_MAPPING_LOSS_SPLIT,
  BAL_MAPPING_LOSS_APPROXIMATE,
  BAL_MAPPING_LOSS_UNMAPPED,
} BalMappingLoss;

#define BAL_TYPE_MAPPING_LOSS (bal_mapping_loss_get_type ())
BAL_AVAILABLE_IN_0_1
GType bal_mapping_loss_get_type (void);

#define BAL_TYPE_CROSSWALK_ENTRY (bal_crosswalk_entry_get_type ())
BAL_AVAILABLE_IN_0_1
BAL_DECLARE_INTERNAL_TYPE (BalCrosswalkEntry, bal_crosswalk_entry, BAL, CROSSWALK_ENTRY, BalItem)

BAL_AVAILABLE_IN_0_1
const char *bal_crosswalk_entry_get_from_code (BalCrosswalkEntry *self);

BAL_AVAILABLE_IN_0_1
const char *const *bal_crosswalk_entry_get_to_codes (BalCrosswalkEntry *self);

BAL_AVAILABLE_IN_0_1
BalMappingLoss bal_crosswalk_entry_get_loss (BalCrosswalkEntry *self);

BAL_AVAILABLE_IN_0_1
const char *bal_crosswalk_entry_get_note (BalCrosswalkEntry *self);

G_END_DECLS
